using Microsoft.AspNetCore.Routing;
using Signals.Testing;

namespace Signals.Gateway.Tests.Operations;

/// <summary>What the table of practices names is there.</summary>
public sealed class PracticeTests(Town town) : IClassFixture<Town>
{
    private static readonly string[] Columns = ["practice", "page", "route", "test"];

    [Fact]
    public void Every_practice_has_a_page_a_route_and_a_test_that_there_are()
    {
        var routes = ((IEndpointRouteBuilder)town.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {Pattern(route)}")).ToHashSet();
        var tests = NamedTests.All();
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "practice.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        rows.Count.ShouldBe(21);

        foreach (var row in rows)
        {
            var cells = row.Trim('|').Split('|');
            cells.Length.ShouldBe(Columns.Length, row);
            foreach (var column in Enumerable.Range(1, Columns.Length - 1)) NamedTests.In(cells[column]).ShouldNotBeEmpty($"{Columns[column]} of: {cells[0]}");
            NamedTests.In(cells[1]).Select(page => $"GET {page}").Except(routes).ShouldBeEmpty(row);
            NamedTests.In(cells[2]).Except(routes).ShouldBeEmpty(row);
            NamedTests.In(cells[3]).Except(tests).ShouldBeEmpty(row);
        }
    }

    private static string Pattern(RouteEndpoint route) => $"/{route.RoutePattern.RawText!.Trim('/')}";
}
