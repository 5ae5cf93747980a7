import type { Routes } from '../shared/types.ts'

export const compareRoutes: Routes = async () => {}
