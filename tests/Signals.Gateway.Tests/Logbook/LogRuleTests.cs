using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Signals.Gateway.Logbook;

namespace Signals.Gateway.Tests.Logbook;

/// <summary>No route without somebody having said what it tells the logs.</summary>
public sealed class LogRuleTests(Town town) : IClassFixture<Town>
{
    private IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints => town.App.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    [Fact]
    public void Every_route_says_what_it_tells_the_logs() =>
        Endpoints.Where(endpoint => LogRules.Find(endpoint) is null).Select(endpoint => $"{LogRules.NameOf(endpoint)} ({endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName})").Distinct().Order()
            .ShouldBeEmpty("Add a rule for each to src/Signals.Gateway/Logbook, or say there why nothing is to be logged.");

    [Fact]
    public void No_rule_is_of_a_route_that_is_gone() => LogRules.Without(Endpoints).ShouldBeEmpty();
}
