import { expect, it } from 'vitest'
import { demoServices } from './index.ts'

const services = demoServices()

it('makes over eight thousand services, all different, in every category', () => {
  expect(services.length).toBeGreaterThan(8000)
  expect(new Set(services.map((service) => service.name)).size).toBe(services.length)
  expect(new Set(services.map((service) => service.id)).size).toBe(services.length)
  const categories = [...new Set(services.map((service) => service.category))]
  expect(categories).toHaveLength(8)
  for (const category of categories)
    expect(services.filter((service) => service.category === category).length).toBeGreaterThan(500)
})

it('makes the same ones each time', () => {
  expect(demoServices()).toEqual(services)
})

it('names and describes each in both languages', () => {
  for (const { name, nameEn, description } of services) {
    expect(name).toMatch(/\p{Script=Han}/u)
    expect(nameEn).toMatch(/^[A-Z][\x20-\x7eé]+$/)
    expect(description).toMatch(/。[A-Z]/)
    expect(name + nameEn + description).not.toContain('{}')
  }
})
