using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Signals.Gateway.Pages;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Pages.RoleChoice;

namespace Signals.Gateway.Problems;

/// <summary>Problem details (RFC 9457): the one form in which the gateway tells that something went wrong.</summary>
internal sealed record Problem(int Status, string Title, string Detail) : IResult, IEndpointMetadataProvider
{
    public const string MediaType = "application/problem+json";

    [JsonPropertyOrder(-1)]
    public string Type { get; } = "about:blank";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldError>? Fouten { get; init; }

    /// <summary>After how long it makes sense to try again.</summary>
    [JsonIgnore]
    public TimeSpan? RetryAfter { get; init; }

    public static Problem BadInput(FieldErrors errors) => new(StatusCodes.Status400BadRequest, "Ongeldige invoer",
        "Wat u stuurde klopt niet helemaal. Onder fouten staat wat er niet klopt.")
    { Fouten = errors.All };

    public static Problem BadInput(string field, string code, string message)
    {
        var errors = new FieldErrors();
        errors.Add(field, code, message);
        return BadInput(errors);
    }

    public static Problem NotSignedIn() => new(StatusCodes.Status401Unauthorized, "Niet aangemeld", "Hiervoor moet u zijn aangemeld.");

    public static Problem NotAllowed() => new(StatusCodes.Status403Forbidden, "Geen toegang", "Uw rol geeft hier geen toegang toe.");

    public static Problem NotFound(string detail = "Dit bestaat niet, of niet meer.") => new(StatusCodes.Status404NotFound, "Niet gevonden", detail);

    public static Problem TooMany(TimeSpan retryAfter) => new(StatusCodes.Status429TooManyRequests, "Te veel verzoeken",
        "Er komt op dit moment te veel van u binnen. Probeer het straks nog eens.")
    { RetryAfter = retryAfter };

    public static Problem Busy() => new(StatusCodes.Status503ServiceUnavailable, "Even niet bereikbaar",
        "Het lukt nu even niet. Probeer het straks nog eens. Wat al binnen is, telt niet dubbel als u hetzelfde met dezelfde sleutel stuurt.")
    { RetryAfter = TimeSpan.FromSeconds(2) };

    public static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "Ongeldig verzoek", "Dit verzoek is niet te lezen."),
        StatusCodes.Status401Unauthorized => NotSignedIn(),
        StatusCodes.Status403Forbidden => NotAllowed(),
        StatusCodes.Status404NotFound => NotFound(),
        StatusCodes.Status405MethodNotAllowed => new(status, "Methode niet toegestaan", "Dit adres kent deze methode niet. In de header Allow staat welke wel."),
        StatusCodes.Status408RequestTimeout => new(status, "Te traag", "Het verzoek kwam te langzaam binnen."),
        StatusCodes.Status413PayloadTooLarge => new(status, "Te groot", "Wat u stuurde is te groot."),
        StatusCodes.Status415UnsupportedMediaType => new(status, "Soort bericht niet ondersteund", "Dit adres neemt dit soort inhoud niet aan. Kijk naar Content-Type en Content-Encoding."),
        StatusCodes.Status503ServiceUnavailable => Busy(),
        >= 500 => new(status, "Er ging iets mis", "Er ging iets mis aan onze kant."),
        _ => new(status, "Verzoek geweigerd", "Dit verzoek kan niet worden uitgevoerd."),
    };

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        // Somebody who opened a page gets a page; whoever calls the interface gets problem details.
        return Status == StatusCodes.Status401Unauthorized && !IsInterface(httpContext.Request) && RolePages.IsOffered(httpContext)
            ? RolePages.Offer(httpContext).ExecuteAsync(httpContext)
            : WantsPage(httpContext.Request)
            ? new RazorComponentResult<ProblemPage>(new { Frame = Frame.Of(httpContext), Title, Detail }) { StatusCode = Status }.ExecuteAsync(httpContext)
            : response.WriteAsJsonAsync(this, ApiJson.Options, MediaType, httpContext.RequestAborted);
    }

    private static bool IsInterface(HttpRequest request) => request.Path.StartsWithSegments("/v1");

    private static bool WantsPage(HttpRequest request) =>
        !IsInterface(request) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in new[] { StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable })
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), [MediaType]));
    }
}
