import type { Routes } from '../shared/types.ts'

export const universeRoutes: Routes = async () => {}
