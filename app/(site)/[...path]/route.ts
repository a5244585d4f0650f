import { missing, reader } from "@/app/(site)/reader"

export const dynamic = "force-dynamic"

/** Every address that is nobody else's. */
export const GET = reader(async () => missing())
