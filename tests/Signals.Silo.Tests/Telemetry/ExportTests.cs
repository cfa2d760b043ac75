using System.Net;
using OpenTelemetry.Exporter;
using Signals.Silo.Telemetry;
using Signals.Testing;
using Signals.Testing.Telemetry;

namespace Signals.Silo.Tests.Telemetry;

/// <summary>What an installation can set about where telemetry goes.</summary>
public sealed class ExportTests
{
    private static readonly object Signal = new { thema = "eenzaamheid", buurt = "BU99990102", bron = "bewoner" };

    [Fact]
    public async Task Traces_metrics_and_logs_leave_by_grpc_as_well()
    {
        await using var receiver = await OtlpReceiver.Begin();
        await using var silo = await SiloProcess.Begin(more: new Dictionary<string, string>
        {
            ["Signals__Telemetry__Otlp"] = receiver.GrpcAddress,
            ["Signals__Telemetry__Protocol"] = "Grpc",
            ["Logging__LogLevel__Default"] = "Information",
        });
        using var resident = silo.Client();
        (await silo.Tell(resident, Signal)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await silo.Stop()).ShouldBe(0);

        receiver.Spans().ShouldContain(span => span.Name == "POST /v1/signalen");
        receiver.Bodies("metrics").ShouldNotBeEmpty();
        receiver.Bodies("logs").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_collector_that_is_not_there_holds_up_nothing()
    {
        string gone;
        await using (var receiver = await OtlpReceiver.Begin()) gone = receiver.Address;
        await using var silo = await SiloProcess.Begin(more: new Dictionary<string, string> { ["Signals__Telemetry__Otlp"] = gone });
        using var resident = silo.Client();
        (await silo.Tell(resident, Signal)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await silo.Stop()).ShouldBe(0);
    }

    [Fact]
    public async Task Of_a_share_of_nought_no_trace_is_kept_whatever_somebody_outside_asks_for()
    {
        await using var receiver = await OtlpReceiver.Begin();
        await using var silo = await SiloProcess.Begin(more: new Dictionary<string, string>
        {
            ["Signals__Telemetry__Otlp"] = receiver.Address,
            ["Signals__Telemetry__SampledShare"] = "0",
        });
        using var resident = silo.Client();
        resident.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        (await silo.Tell(resident, Signal)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await silo.Stop()).ShouldBe(0);

        receiver.Spans().ShouldBeEmpty();
        receiver.Bodies("metrics").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("collector:4318", 1, "Signals:Telemetry:Otlp")]
    [InlineData("not an address", 1, "Signals:Telemetry:Otlp")]
    [InlineData("http://127.0.0.1:4318", 1.1, "Signals:Telemetry:SampledShare")]
    [InlineData("http://127.0.0.1:4318", double.NaN, "Signals:Telemetry:SampledShare")]
    public void A_setting_that_cannot_be_is_named(string otlp, double share, string named) =>
        Should.Throw<Exception>(new TelemetryOptions { Otlp = otlp, SampledShare = share }.Check).Message.ShouldContain(named);

    [Theory]
    [InlineData("http://127.0.0.1:4318", OtlpExportProtocol.HttpProtobuf, "http://127.0.0.1:4318/v1/traces")]
    [InlineData("https://otlp.example.org/signals/", OtlpExportProtocol.HttpProtobuf, "https://otlp.example.org/signals/v1/traces")]
    [InlineData("http://127.0.0.1:4317", OtlpExportProtocol.Grpc, "http://127.0.0.1:4317/")]
    public void Over_http_each_signal_has_a_path_of_its_own_below_the_address(string otlp, OtlpExportProtocol protocol, string endpoint)
    {
        var exporter = new OtlpExporterOptions();

        new TelemetryOptions { Otlp = otlp, Protocol = protocol }.Apply(exporter, "traces");

        exporter.Endpoint.ToString().ShouldBe(endpoint);
    }
}
