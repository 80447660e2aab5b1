package main

import (
	"net/http"

	"github.com/golang/glog"
	"github.com/rs/zerolog/log"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"k8s.io/klog/v2"
)

func logrusFatal() {
	logrus.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func logrusWithError() {
	logrus.WithField("addr", ":8080").WithError(http.ListenAndServe(":8080", nil)).Fatal("serve") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func logrusLater(logger *logrus.Logger) {
	err := http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	logger.WithError(err).Error("serve")
}

func zapFatal(logger *zap.Logger) {
	logger.Fatal("serve", zap.Error(http.ListenAndServe(":8080", nil))) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func zapSugared(logger *zap.SugaredLogger) {
	defer logger.Sync()
	logger.Fatalw("serve", "error", http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func zapSugar(logger *zap.Logger) {
	logger.Sugar().Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func zerologFatal() {
	log.Fatal().Err(http.ListenAndServe(":8080", nil)).Msg("serve") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func zerologLater() {
	err := http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Error().Str("addr", ":8080").Err(err).Msg("serve")
}

func glogFatal() {
	glog.Exitf("serve: %v", http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func klogFatal() {
	defer klog.Flush()
	klog.ErrorS(http.ListenAndServe(":8080", nil), "serve") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	klog.FlushAndExit(klog.ExitFlushTimeout, 1)
}
