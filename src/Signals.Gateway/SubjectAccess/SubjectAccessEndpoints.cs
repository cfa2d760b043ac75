using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Limits;
using Signals.Gateway.Logbook;
using Signals.Gateway.Pages.Texts;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.SubjectAccess;

internal static class SubjectAccessEndpoints
{
    public static void MapSubjectAccess(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/meldingen/inzage", Tell).AllowAnonymous().WithTags("meldingen").WithName("meldingInzage")
        .WithSummary("Alles lezen wat van eigen meldingen wordt bewaard, met doel, grondslag, herkomst, ontvangers en termijn").Accepts<SubjectAccessBody>("application/json");

    /// <summary>Takes one from what a sender may still get wrong, for each code that is none or leads nowhere.</summary>
    /// <returns>Null if the sender may still be told so.</returns>
    public static Problem? Missed(int codes, SenderLimits limits, HttpContext context) =>
        Enumerable.Range(0, codes).Select(_ => limits.OfMisses(context)).FirstOrDefault(problem => problem is not null);

    private static async Task<Results<Ok<SubjectAccessAnswer>, Problem>> Tell(
        HttpContext context, SubjectAccessDesk desk, SenderLimits limits, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            if (SubjectAccessRequest.Read(document!.RootElement, errors) is not { } request)
                return Missed(errors.All.Count(error => error.Code == SubjectAccessRequest.NoCode), limits, context) ?? Problem.BadInput(errors);
            if (request.Asker == SubjectAsker.SelfUnderSixteen) return ForRepresentative();
            var answer = await desk.Tell(request.Codes, PageTexts.In(Language.Dutch), OperationLog.Of(context), cancellation);
            if (Missed(answer.NietGevonden.Count, limits, context) is { } tooMany) return tooMany;
            return answer.Meldingen.Count > 0 ? TypedResults.Ok(answer) : Problem.NotFound("Bij deze codes bewaren we niets.");
        }
    }

    private static Problem ForRepresentative() => new(StatusCodes.Status403Forbidden, "Voor een ouder of voogd",
        "Van wie jonger is dan 16 jaar geven we dit overzicht aan een ouder of voogd. Die vraagt het met dezelfde volgcodes, met als wie: vertegenwoordiger. "
        + "Kan of wil iemand dat niet, dan zoekt de gemeente samen een andere weg.");
}

/// <summary>A request as it is sent. Follow codes are secrets, so never in an address.</summary>
/// <param name="Volgcodes">1 to 20 follow codes.</param>
/// <param name="Wie"><c>zelf</c> (16 or older), <c>vertegenwoordiger</c> (of somebody younger than 16) or <c>zelf-onder-16</c>, who is refused.</param>
internal sealed record SubjectAccessBody(IReadOnlyList<string> Volgcodes, string Wie);
