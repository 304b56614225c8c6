//go:build ignore

// Picture makes the README's picture from the demo's chart, small enough to load quickly:
//
//	go run ./cmd/firstcall demo
//	go run docs/picture.go firstcall-demo/extra-cash-against-calls.png docs/demo.png
package main

import (
	"bytes"
	"image"
	"image/png"
	"log"
	"os"

	"golang.org/x/image/draw"
)

// width of the picture in pixels; a README column is about 900 wide.
const width = 1200

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: go run docs/picture.go CHART.png PICTURE.png")
	}
	if err := shrink(os.Args[1], os.Args[2]); err != nil {
		log.Fatal("making the picture: ", err)
	}
}

func shrink(from, to string) error {
	chart, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	large, err := png.Decode(bytes.NewReader(chart))
	if err != nil {
		return err
	}
	b := large.Bounds()
	small := image.NewRGBA(image.Rect(0, 0, width, width*b.Dy()/b.Dx()))
	draw.CatmullRom.Scale(small, small.Bounds(), large, b, draw.Src, nil)
	var picture bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&picture, small); err != nil {
		return err
	}
	return os.WriteFile(to, picture.Bytes(), 0o644)
}
