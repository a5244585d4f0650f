/**
 * What came back from our own server, told apart from what a portal on the way or a half answer makes of it: whether a value has a shape, and
 * no more. What people send is for the schemas (zod), whose library no open page should have to begin with. Pure.
 */
export type Is<T> = (value: unknown) => value is T
type Shape = Record<string, Is<unknown>>
type Of<S extends Shape> = { [K in keyof S]: S[K] extends Is<infer T> ? T : never }

export const text: Is<string> = (value) => typeof value === "string"
export const number: Is<number> = (value): value is number => typeof value === "number" && Number.isFinite(value)
/** The number of a version: whole, from 1. */
export const version: Is<number> = (value): value is number => Number.isInteger(value) && Number(value) > 0
export const oneOf = <const T>(...all: readonly T[]): Is<T> => (value): value is T => (all as readonly unknown[]).includes(value)
export const orNull = <T>(is: Is<T>): Is<T | null> => (value): value is T | null => value === null || is(value)
export const orAbsent = <T>(is: Is<T>): Is<T | undefined> => (value): value is T | undefined => value === undefined || is(value)
export const listOf = <T>(is: Is<T>): Is<T[]> => (value): value is T[] => Array.isArray(value) && value.every(is)
const object: Is<Record<string, unknown>> = (value): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)
export const recordOf = <T>(is: Is<T>): Is<Record<string, T>> => (value): value is Record<string, T> => object(value) && Object.values(value).every(is)
/** An object that has these fields, and perhaps others. */
export const shaped = <S extends Shape>(shape: S): Is<Of<S>> => (value): value is Of<S> => object(value) && Object.entries(shape).every(([name, is]) => is(value[name]))
