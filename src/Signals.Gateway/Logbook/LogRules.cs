using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Pages.Texts;

namespace Signals.Gateway.Logbook;

/// <summary>What every route tells the logs: one table, so that it can be read and judged as a whole.</summary>
internal sealed class LogRules
{
    private static readonly FrozenDictionary<string, LogRule> All =
        ResidentRoutes.Rules.Concat(TeamRoutes.Rules).Concat(AdministrationRoutes.Rules).ToFrozenDictionary(rule => rule.Route, rule => rule.Rule);

    // As many as there are routes.
    private readonly ConcurrentDictionary<Endpoint, LogRule> known = new();

    /// <exception cref="InvalidOperationException">The route is in no table: what is not said to be logged, or not to be, is not served.</exception>
    public LogRule Of(Endpoint endpoint) => known.GetOrAdd(endpoint, static one =>
        Find(one) ?? throw new InvalidOperationException($"No rule says what '{NameOf(one)}' tells the logs."));

    /// <returns>What the route says itself, or else the table; null if neither does.</returns>
    public static LogRule? Find(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<LogRule>() ?? (NameOf(endpoint) is { } name ? All.GetValueOrDefault(name) : new(LogShape.Never, "geen-route"));

    /// <summary>Routes that are named and do not exist.</summary>
    public static IEnumerable<string> Without(IEnumerable<Endpoint> endpoints) => All.Keys.Except(endpoints.Select(NameOf).OfType<string>());

    /// <returns>The method and the pattern, as in <c>GET /v1/themas</c>, without a language; null for what is no route, as an answer to a wrong method.</returns>
    public static string? NameOf(Endpoint endpoint)
    {
        const string language = "/{" + Language.RouteValue + ":" + Language.RouteValue + "}";
        if (endpoint is not RouteEndpoint { RoutePattern.RawText: { } pattern }) return null;
        if (pattern.StartsWith(language, StringComparison.Ordinal)) pattern = pattern.Length == language.Length ? "/" : pattern[language.Length..];
        var method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "*";
        return $"{method} /{pattern.Trim('/')}";
    }
}
