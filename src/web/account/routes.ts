import type { Routes } from '../shared/types.ts'

export const accountRoutes: Routes = async () => {}
