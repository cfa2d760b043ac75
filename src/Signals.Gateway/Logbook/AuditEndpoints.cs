using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Grains.Logbook;

namespace Signals.Gateway.Logbook;

/// <summary>The audit log, for the privacy officer alone. Reading it is logged as well.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/auditlog", Read).RequireAuthorization(Policies.Oversight).WithTags("toezicht").WithName("auditlog")
        .WithSummary("Wie wat deed, het nieuwste eerst; over hooguit 31 dagen, ook van één account of één gebeurtenis");

    private static async Task<Results<Ok<AuditAnswer>, Problem>> Read(HttpRequest request, AuditReader reader, ILogbookRecords records, CancellationToken cancellation)
    {
        var (question, errors) = await reader.Read(request, cancellation);
        return question is null ? Problem.BadInput(errors) : TypedResults.Ok(AuditAnswer.Of(await records.Audit(question, cancellation), question.Most));
    }
}

/// <summary>Lines of the audit log.</summary>
/// <param name="Regels">The lines, latest first.</param>
/// <param name="Volgende">What to ask as <c>na</c> for the lines after these; null if there are none.</param>
public sealed record AuditAnswer(IReadOnlyList<AuditLineAnswer> Regels, string? Volgende)
{
    internal static AuditAnswer Of(IReadOnlyList<StoredAuditLine> lines, int most) =>
        new([.. lines.Select(AuditLineAnswer.Of)], lines.Count == most ? AuditReader.Text(lines[^1].Place) : null);
}

/// <summary>A line of the audit log.</summary>
/// <param name="Tijdstip">When.</param>
/// <param name="Verwerking">What was done at once, in both logs.</param>
/// <param name="Gebeurtenis">What was done, as a code.</param>
/// <param name="Account">By whom; <c>bewoner</c> for somebody without an account.</param>
/// <param name="Rol">In which role.</param>
/// <param name="Namens">For which teams; null for the municipality.</param>
/// <param name="Doel">What for, as a code.</param>
/// <param name="Soort">What kind of thing it was done to.</param>
/// <param name="Kenmerk">The id of that thing.</param>
/// <param name="Keuze">What was chosen there, as a code; null where nothing is.</param>
/// <param name="Uitkomst"><c>begonnen</c>, <c>gelukt</c>, <c>geweigerd</c> or <c>mislukt</c>.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Met">With what: <c>browser</c> or <c>koppeling</c>.</param>
/// <param name="Netwerk">Stands for the network somebody worked from: equal for lines of one network in one month.</param>
/// <param name="Persoonsgegevens">Whether data of people could be seen or changed.</param>
public sealed record AuditLineAnswer(
    DateTimeOffset Tijdstip, string Verwerking, string Gebeurtenis, string Account, string? Rol, string? Namens, string? Doel, string? Soort, string? Kenmerk,
    string? Keuze, string Uitkomst, int? Status, string? Met, string? Netwerk, bool Persoonsgegevens)
{
    internal static AuditLineAnswer Of(StoredAuditLine stored)
    {
        var (line, detail) = (stored.Line, stored.Line.Detail);
        return new(
            DutchTime.Local(stored.Place.At), line.Operation.ToString(), line.Event, line.Account, detail.Role, detail.OnBehalfOf, detail.Purpose, detail.ObjectKind, detail.Object,
            detail.Choice, Outcome(detail.Result), detail.Status, detail.Client, detail.Sender, detail.HasPersonalData);
    }

    private static string Outcome(AuditResult result) => result switch
    {
        AuditResult.Begun => "begonnen",
        AuditResult.Done => "gelukt",
        AuditResult.Refused => "geweigerd",
        _ => "mislukt",
    };
}
