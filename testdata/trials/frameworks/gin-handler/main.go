// kind: gin behind a server of net/http, Shutdown in a goroutine, main returns
// run: ADDR={addr} GIN_MODE=release
// cleanup: glasses are clean
// fix: await
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"context"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/gin-gonic/gin"
)

func main() {
	router := gin.New()
	router.POST("/order", func(c *gin.Context) {
		log.Println("order begins")
		b, _ := io.ReadAll(c.Request.Body)
		c.String(http.StatusOK, "%s", b)
	})
	srv := &http.Server{
		Addr:    os.Getenv("ADDR"),
		Handler: router,
	}
	quit := make(chan os.Signal, 1)
	signal.Notify(quit, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-quit
		log.Println("receive interrupt signal")
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := srv.Shutdown(ctx); err != nil {
			log.Println("Server Close:", err)
		}
	}()
	if err := srv.ListenAndServe(); err != nil {
		if err == http.ErrServerClosed {
			log.Println("Server closed under request")
		} else {
			log.Fatal("Server closed unexpect")
		}
	}
	log.Println("glasses are clean")
}
