import sharp from 'sharp'
const [a,b,w]=process.argv.slice(2); await sharp(a,{limitInputPixels:false}).resize({width:+w}).toFile(b)
