package main

import (
	"example.com/statements/internal/httpserve"
	"github.com/golang/glog"
	"github.com/rs/zerolog/log"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"k8s.io/klog/v2"
)

func logrusFatal() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		logrus.Fatal(err)
	}
}

func logrusWithError() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		logrus.WithField("addr", ":8080").WithError(err).Fatal("serve")
	}
}

func logrusLater(logger *logrus.Logger) {
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		logger.WithError(err).Error("serve")
	}
}

func zapFatal(logger *zap.Logger) {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		logger.Fatal("serve", zap.Error(err))
	}
}

func zapSugared(logger *zap.SugaredLogger) {
	defer logger.Sync()
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		logger.Fatalw("serve", "error", err)
	}
}

func zapSugar(logger *zap.Logger) {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		logger.Sugar().Fatal(err)
	}
}

func zerologFatal() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal().Err(err).Msg("serve")
	}
}

func zerologLater() {
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		log.Error().Str("addr", ":8080").Err(err).Msg("serve")
	}
}

func glogFatal() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		glog.Exitf("serve: %v", err)
	}
}

func klogFatal() {
	defer klog.Flush()
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		klog.ErrorS(err, "serve")
		klog.FlushAndExit(klog.ExitFlushTimeout, 1)
	}
}
