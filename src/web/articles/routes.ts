import type { Routes } from '../shared/types.ts'

export const articleRoutes: Routes = async () => {}
