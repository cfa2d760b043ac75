using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Inbox;

/// <summary>How alive the theme of a prompt was in its neighbourhood over the last weeks.</summary>
internal static class CourseEndpoints
{
    public static void MapCourse(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/aanleidingen/{id}/verloop", Course).RequireAuthorization(Policies.Inbox).WithTags("aanleidingen")
        .WithName("aanleidingVerloop").WithSummary($"Het verloop van het thema van een aanleiding over de laatste {Neighbourhood.CourseWeeks} weken");

    private static async Task<Results<Ok<CourseAnswer>, Problem>> Course(
        string id, HttpContext context, InboxDesk desk, GrainsWithinReach grains, CancellationToken cancellation)
    {
        if (await desk.Find(id, Caller.Of(context), cancellation) is not var (_, entry)) return Problem.NotFound();
        var course = await grains.Neighbourhood(entry.Prompt.Id.Neighbourhood).Course(entry.Prompt.Theme.Code, cancellation);
        return TypedResults.Ok(CourseAnswer.Of(entry.Prompt, course));
    }
}

/// <summary>The course of a theme, oldest week first.</summary>
/// <param name="Weken">Each week with the three before it.</param>
/// <param name="Toelichting">How to read it.</param>
public sealed record CourseAnswer(IReadOnlyList<CourseWeekAnswer> Weken, string Toelichting)
{
    internal static CourseAnswer Of(Prompt prompt, IReadOnlyList<CourseWeek> course) => new(
        [.. course.Select(week => new CourseWeekAnswer(week.Week.ToString(), week.Households.ToString(), week.Normal.ToString()))],
        $"Dit gaat over het thema {prompt.Theme.Name} in de hele buurt {prompt.NeighbourhoodName}. {Only(prompt)}" +
        "Bij elke week staat hoeveel verschillende huishoudens het noemden in die week en de drie weken ervoor. Dat zijn niet alle mensen die het raakt. " +
        "De aantallen staan in groepen, zodat niemand te herkennen is. Normaal is wat het platform verwacht op grond van eerdere weken. " +
        "Over de laatste weken kunnen nog signalen binnenkomen.");

    private static string Only(Prompt prompt) => prompt switch
    {
        { Place: not null } => "De aanleiding zelf gaat over één plek daarin. ",
        { OtherNeighbourhoods.Count: > 0 } => "De aanleiding zelf gaat over meer buurten samen. ",
        { OtherThemes.Count: > 0 } => "De aanleiding zelf gaat over meer thema's samen. ",
        _ => "",
    };
}

/// <param name="Week">The week, as in <c>2026-W47</c>.</param>
/// <param name="Huishoudens">How many households in the four weeks up to and including it, banded.</param>
/// <param name="Normaal">What is normal for such four weeks.</param>
public sealed record CourseWeekAnswer(string Week, string Huishoudens, string Normaal);
