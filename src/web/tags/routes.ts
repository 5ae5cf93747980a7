import type { Routes } from '../shared/types.ts'

export const tagRoutes: Routes = async () => {}
