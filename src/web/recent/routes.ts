import type { Routes } from '../shared/types.ts'

export const recentRoutes: Routes = async () => {}
