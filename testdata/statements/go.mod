module example.com/statements

go 1.24

require (
	github.com/golang/glog v1.0.0
	github.com/oklog/run v1.0.0
	github.com/pkg/errors v1.0.0
	github.com/rs/zerolog v1.0.0
	github.com/sirupsen/logrus v1.0.0
	github.com/soheilhy/cmux v1.0.0
	go.uber.org/zap v1.0.0
	golang.org/x/sync v1.0.0
	k8s.io/klog/v2 v2.0.0
)

replace (
	github.com/golang/glog => ./stubs/glog
	github.com/oklog/run => ./stubs/run
	github.com/pkg/errors => ./stubs/pkgerrors
	github.com/rs/zerolog => ./stubs/zerolog
	github.com/sirupsen/logrus => ./stubs/logrus
	github.com/soheilhy/cmux => ./stubs/cmux
	go.uber.org/zap => ./stubs/zap
	golang.org/x/sync => ./stubs/sync
	k8s.io/klog/v2 => ./stubs/klog
)
