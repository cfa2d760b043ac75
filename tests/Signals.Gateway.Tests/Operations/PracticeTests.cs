using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Signals.Testing;

namespace Signals.Gateway.Tests.Operations;

/// <summary>What the table of practices names is there.</summary>
public sealed partial class PracticeTests(Town town) : IClassFixture<Town>
{
    private static readonly string[] Columns = ["practice", "page", "route", "test"];

    [Fact]
    public void Every_practice_has_a_page_a_route_and_a_test_that_there_are()
    {
        var routes = ((IEndpointRouteBuilder)town.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {Pattern(route)}")).ToHashSet();
        var tests = Tests();
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "practice.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        rows.Count.ShouldBe(21);

        foreach (var row in rows)
        {
            var cells = row.Trim('|').Split('|');
            cells.Length.ShouldBe(Columns.Length, row);
            foreach (var column in Enumerable.Range(1, Columns.Length - 1)) Named(cells[column]).ShouldNotBeEmpty($"{Columns[column]} of: {cells[0]}");
            Named(cells[1]).Select(page => $"GET {page}").Except(routes).ShouldBeEmpty(row);
            Named(cells[2]).Except(routes).ShouldBeEmpty(row);
            Named(cells[3]).Except(tests).ShouldBeEmpty(row);
        }
    }

    private static string Pattern(RouteEndpoint route) => $"/{route.RoutePattern.RawText!.Trim('/')}";

    private static IReadOnlyList<string> Named(string cell) => [.. Quoted().Matches(cell).Select(match => match.Groups[1].Value)];

    private static HashSet<string> Tests()
    {
        var tests = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories))
        {
            if (file.Contains("/obj/", StringComparison.Ordinal)) continue;
            var text = File.ReadAllText(file);
            if (Class().Match(text) is { Success: true } type)
                foreach (Match method in Method().Matches(text)) tests.Add($"{type.Groups[1].Value}.{method.Groups[1].Value}");
        }
        return tests;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"public sealed (?:partial )?class (\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"public (?:async Task|void|Task) (\w+)\(")]
    private static partial Regex Method();
}
