package main

import (
	"net/http"
	"time"

	"github.com/golang/glog"
	"github.com/rs/zerolog/log"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"k8s.io/klog/v2"
)

func logrusFatal() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	logrus.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func logrusWithError() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	logrus.WithField("addr", ":8080").WithError(srv.ListenAndServe()).Fatal("serve") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func logrusLater(logger *logrus.Logger) {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err := srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	logger.WithError(err).Error("serve")
}

func zapFatal(logger *zap.Logger) {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	logger.Fatal("serve", zap.Error(srv.ListenAndServe())) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func zapSugared(logger *zap.SugaredLogger) {
	defer logger.Sync()
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	logger.Fatalw("serve", "error", srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func zapSugar(logger *zap.Logger) {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	logger.Sugar().Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func zerologFatal() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal().Err(srv.ListenAndServe()).Msg("serve") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func zerologLater() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err := srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Error().Str("addr", ":8080").Err(err).Msg("serve")
}

func glogFatal() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	glog.Exitf("serve: %v", srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func klogFatal() {
	defer klog.Flush()
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	klog.ErrorS(srv.ListenAndServe(), "serve") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	klog.FlushAndExit(klog.ExitFlushTimeout, 1)
}
