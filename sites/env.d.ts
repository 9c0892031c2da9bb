declare namespace App {
  interface Locals {
    context: import('./context.ts').PageContext
  }
}
