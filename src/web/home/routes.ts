import type { Routes } from '../shared/types.ts'

export const homeRoutes: Routes = async () => {}
