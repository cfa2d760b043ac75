using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Signals.Gateway.Pages.Texts;

/// <summary>A language that the resident's pages speak.</summary>
/// <param name="Code">As in <c>nl</c>.</param>
/// <param name="Name">Its name in the language itself.</param>
/// <param name="IsRightToLeft">Whether it is written from right to left.</param>
public sealed record Language(string Code, string Name, bool IsRightToLeft = false)
{
    /// <summary>The route value that holds a language's code.</summary>
    public const string RouteValue = "taal";

    public static readonly Language Dutch = new("nl", "Nederlands");

    /// <summary>Every language, Dutch first.</summary>
    public static readonly IReadOnlyList<Language> All =
    [
        Dutch,
        new("en", "English"),
        new("ar", "العربية", IsRightToLeft: true),
        new("tr", "Türkçe"),
        new("uk", "Українська"),
        new("pl", "Polski"),
    ];

    /// <summary>The way that its direction is written in HTML.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>What a path in this language begins with; nothing for Dutch.</summary>
    public string Prefix => this == Dutch ? "" : $"/{Code}";

    /// <summary>The language that a request asks for by its path; Dutch without one.</summary>
    internal static Language Of(HttpContext context) =>
        context.GetRouteValue(RouteValue) is string code ? All.First(language => language.Code == code) : Dutch;
}

/// <summary>Lets a path begin with the code of a language other than Dutch.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string code && code != Language.Dutch.Code && Language.All.Any(language => language.Code == code);
}
