import type { Routes } from '../shared/types.ts'

export const adminRoutes: Routes = async () => {}
