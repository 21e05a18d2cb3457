// A cache that speaks as Redis does, for Argo CD where there is no Redis.
package main

import (
	"log"
	"os"
	"time"

	"github.com/alicebob/miniredis/v2"
)

func main() {
	server := miniredis.NewMiniRedis()
	if err := server.StartAddr(os.Args[1]); err != nil {
		log.Fatal(err)
	}
	// Its clock stands still unless somebody moves it, and what is kept would never grow old.
	for range time.Tick(time.Second) {
		server.FastForward(time.Second)
	}
}
