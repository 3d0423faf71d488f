using BenchmarkDotNet.Running;
using GluteTriage.Benchmarks;

BenchmarkRunner.Run<AssessBenchmark>();
