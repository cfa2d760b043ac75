using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.DataQuality;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Inbox;

/// <summary>What was noticed about how signals come in, told to the teams that read them.</summary>
internal static class NoteEndpoints
{
    public static void MapNotes(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/gegevensnotities", List).RequireAuthorization(Policies.Inbox).WithTags("aanleidingen")
        .WithName("gegevensnotities").WithSummary("Wat opviel aan hoe signalen binnenkomen, het nieuwste eerst");

    private static async Task<Results<Ok<NotesAnswer>, Problem>> List(HttpContext context, InboxDesk desk, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var team = new QueryFields(context.Request, errors, ["wijkteam"]).Text("wijkteam");
        if (errors.Any) return Problem.BadInput(errors);
        var teams = await desk.Teams(Caller.Of(context), cancellation);
        if (team is not null) teams = [.. teams.Where(one => one.Id.ToString() == team)];
        if (team is not null && teams.Count == 0) return Problem.BadInput("wijkteam", "onbekend-wijkteam", "Dit wijkteam is hier niet bekend, of u hoort er niet bij.");
        var notes = new List<(DataQualityNote Note, KnownMunicipality Municipality)>();
        foreach (var one in teams) notes.AddRange((await one.Grain.Notes(cancellation)).Select(note => (note, one.Municipality)));
        // What concerns the whole municipality is told to each of its teams.
        return TypedResults.Ok(new NotesAnswer([.. notes.Distinct().OrderByDescending(pair => pair.Note.NotedAt).Select(pair => NoteAnswer.Of(pair.Note, pair.Municipality))]));
    }
}

/// <summary>Notes on how signals come in.</summary>
internal sealed record NotesAnswer(IReadOnlyList<NoteAnswer> Notities);

/// <summary>A note on how signals come in.</summary>
public sealed record NoteAnswer(string Soort, NamedCode? Buurt, NamedCode? Thema, string? Bron, DateOnly Van, DateOnly Tot, string Uitleg, DateTimeOffset OpgemerktOp)
{
    internal static NoteAnswer Of(DataQualityNote note, KnownMunicipality municipality) => new(
        note.Kind switch
        {
            DataQualityNoteKind.BulkEntry => "invoer-ineens",
            DataQualityNoteKind.GeneralRise => "overal-meer",
            DataQualityNoteKind.ThemeAppeared => "thema-verschenen",
            DataQualityNoteKind.ThemeDisappeared => "thema-verdwenen",
            DataQualityNoteKind.SourceSilent => "bron-stil",
            DataQualityNoteKind.SourceHeardAgain => "bron-weer-gehoord",
            DataQualityNoteKind.NothingFound => "niets-gevonden",
            _ => "weer-gevonden",
        },
        note.Neighbourhood is { } code ? municipality.Named(code) : null,
        note.Theme is { } theme ? new(theme.Code.ToString(), theme.Name) : null,
        note.Source?.Code(), note.From, note.To, note.Explanation, DutchTime.Local(note.NotedAt));
}
