import type { Routes } from '../shared/types.ts'

export const helpRoutes: Routes = async () => {}
