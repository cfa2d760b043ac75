using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Signals.Testing;

namespace Signals.Silo.Tests.Telemetry;

/// <summary>The dashboards and alerts in <c>deploy/monitoring</c>, against what a running platform serves.</summary>
public sealed partial class MonitoringTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "monitoring");

    // Made by Prometheus itself, not read from us.
    private static readonly string[] OfPrometheus = ["up"];

    // Of Orleans' own meter, which only a cluster has. Its instruments are named orleans-…, which Prometheus writes with underscores.
    private static readonly string[] OfOrleans =
    [
        "orleans_consistent_ring_size", "orleans_catalog_activations", "orleans_gateway_connected_clients", "orleans_client_connected_gateways",
        "orleans_messaging_rejected_total", "orleans_messaging_expired_total",
    ];

    // Words of the query language that look like a metric.
    private static readonly string[] Words = ["and", "or", "unless", "by", "without", "on", "ignoring", "offset", "bool"];

    [Fact]
    public async Task Every_figure_that_a_dashboard_or_an_alert_names_is_served_by_a_running_platform()
    {
        await using var silo = await SiloProcess.Begin();
        using var resident = silo.Client();
        (await silo.Tell(resident, new { thema = "eenzaamheid", buurt = "BU99990102", bron = "bewoner" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        using var monitor = new HttpClient { BaseAddress = silo.Management };
        var asked = Expressions().SelectMany(Metrics).Distinct().Except([.. OfPrometheus, .. OfOrleans]).ToList();
        asked.Count.ShouldBeGreaterThan(20);

        // The first sweep, which tells how the outbox stands, comes a moment after the start.
        List<string> missing = [];
        for (var tries = 0; tries < 100; tries++)
        {
            missing = [.. asked.Except(Served(await monitor.GetStringAsync("/metrics")))];
            if (missing.Count == 0) break;
            await Task.Delay(100);
        }
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_exception_for_Orleans_is_used() =>
        OfOrleans.Except(Expressions().SelectMany(Metrics)).ShouldBeEmpty();

    [Fact]
    public void Every_alert_says_how_bad_it_is_and_what_to_do()
    {
        var rules = File.ReadAllText(Path.Combine(Folder, "alerts.yml")).Split("- alert: ")[1..];

        rules.Length.ShouldBeGreaterThan(10);
        foreach (var rule in rules)
            foreach (var part in new[] { "severity: ", "summary: ", "runbook: " }) rule.ShouldContain(part);
    }

    [SkippableTheory]
    [InlineData("check", "config", "prometheus.yml")]
    [InlineData("check", "rules", "alerts.yml")]
    [InlineData("test", "rules", "alerts.test.yml")]
    public async Task Prometheus_own_tool_finds_nothing_wrong(string action, string kind, string file)
    {
        Process tool;
        try
        {
            tool = Process.Start(new ProcessStartInfo("promtool", [action, kind, file]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            throw new SkipException("promtool is not here; Debian has it in the package prometheus, which is too large to install for a test");
        }
        using (tool)
        {
            var said = tool.StandardOutput.ReadToEndAsync();
            var complained = await tool.StandardError.ReadToEndAsync();
            await tool.WaitForExitAsync();
            tool.ExitCode.ShouldBe(0, await said + complained);
        }
    }

    private static IEnumerable<string> Expressions()
    {
        var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "grafana", "signals.json"))).RootElement;
        foreach (var panel in dashboard.GetProperty("panels").EnumerateArray().Where(panel => panel.TryGetProperty("targets", out _)))
            foreach (var target in panel.GetProperty("targets").EnumerateArray()) yield return target.GetProperty("expr").GetString()!;
        foreach (var line in File.ReadLines(Path.Combine(Folder, "alerts.yml")).Select(line => line.Trim()))
            if (line.StartsWith("expr: ", StringComparison.Ordinal)) yield return line["expr: ".Length..];
    }

    /// <summary>What is left of an expression without selectors, ranges, label lists and functions.</summary>
    private static IEnumerable<string> Metrics(string expression) =>
        Name().Matches(NoMetric().Replace(expression, " ")).Select(match => match.Value).Except(Words);

    private static HashSet<string> Served(string text) =>
        [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line[..line.IndexOfAny(['{', ' '])])];

    [GeneratedRegex("""\{[^}]*\}|\[[^\]]*\]|\b(by|without|on|ignoring)\s*\([^)]*\)|"[^"]*"|\b[a-z_0-9]+\s*(?=\(|\bby\b|\bwithout\b)""")]
    private static partial Regex NoMetric();

    [GeneratedRegex(@"\b[a-z][a-z0-9_:]*\b")]
    private static partial Regex Name();
}
