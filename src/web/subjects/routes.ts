import type { Routes } from '../shared/types.ts'

export const subjectRoutes: Routes = async () => {}
