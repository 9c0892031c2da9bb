import type { Design } from '../design.ts'
import About from './About.astro'
import Booking from './Booking.astro'
import City from './City.astro'
import Closing from './Closing.astro'
import Featured from './Featured.astro'
import Footer from './Footer.astro'
import Gallery from './Gallery.astro'
import Header from './Header.astro'
import Hero from './Hero.astro'
import Intro from './Intro.astro'
import KindWords from './KindWords.astro'
import PageHead from './PageHead.astro'
import Rates from './Rates.astro'
import Services from './Services.astro'
import Strip from './Strip.astro'
import Tour from './Tour.astro'
import Touring from './Touring.astro'

export const MINIMAL: Design = {
  Header,
  Footer,
  PageHead,
  sections: { Hero, Intro, Strip, Featured, KindWords, Touring, Closing },
  About,
  Gallery,
  Services,
  Rates,
  Tour,
  City,
  Booking,
}
