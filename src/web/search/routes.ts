import type { Routes } from '../shared/types.ts'

export const searchRoutes: Routes = async () => {}
