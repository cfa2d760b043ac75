using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Grains.Logbook;
using Signals.Grains.Vault;

namespace Signals.Gateway.Logbook;

/// <summary>What one request tells the logs, from its beginning to its end.</summary>
/// <remarks>
/// Writing is never given up because the sender went away: what was done has to be told all the same. For one request, which does one thing after another.
/// </remarks>
internal sealed class OperationLog(LogRule rule, LogActor actor, ILogbook logbook, IKeyRing keys)
{
    private readonly OperationId operation = new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(RandomNumberGenerator.GetBytes(16)));
    private readonly List<ProcessingLine> subjects = [];
    private string? choice;
    private bool isBegun;
    private bool isFinished;

    public LogRule Rule => rule;

    /// <summary>That of the request being answered.</summary>
    /// <exception cref="InvalidOperationException">Its route never writes to the logs.</exception>
    public static OperationLog Of(HttpContext context) =>
        context.Features.Get<OperationLog>() ?? throw new InvalidOperationException("This route is said to have nothing to log.");

    /// <summary>Notes that a signal's data are handled. Written with the next line.</summary>
    public async Task About(MunicipalityCode municipality, SignalId signal, LogActivity activity) =>
        await Add(municipality, await keys.Subject(municipality, signal, CancellationToken.None), activity);

    /// <summary>Notes that a household's data are handled. Written with the next line.</summary>
    public async Task About(HouseholdId household, LogActivity activity) =>
        await Add(household.Municipality, await keys.Subject(household, CancellationToken.None), activity);

    /// <summary>Notes what was chosen, as a code of a fixed list: in every line of the audit log from here on.</summary>
    public void Chose(string code) => choice = code;

    /// <summary>Writes what must be there before anything is done: that it begins, unless that is there already, and whose data are handled.</summary>
    /// <exception cref="LogbookUnavailableException">It must not be done.</exception>
    public Task Begin() => Write(isBegun ? null : new(AuditResult.Begun), () => isBegun = true);

    /// <summary>Writes how it ended, once. Of a refusal that told nothing to somebody without an account nothing is written.</summary>
    /// <exception cref="LogbookUnavailableException">What was found must not be told.</exception>
    public async Task Finish(int status)
    {
        if (isFinished || (rule.Shape == LogShape.Once && (isBegun || !actor.HasAccount))) return;
        var isRefused = status >= StatusCodes.Status400BadRequest;
        if (isRefused && !actor.HasAccount && !isBegun) return;
        var result = !isRefused ? AuditResult.Done : status >= StatusCodes.Status500InternalServerError ? AuditResult.Failed : AuditResult.Refused;
        await Write(new(result) { Status = status }, () => isFinished = true);
    }

    private async Task Add(MunicipalityCode municipality, LogSubject subject, LogActivity activity)
    {
        subjects.Add(new(municipality, operation, subject, new(activity.Code, activity.Purpose, actor.Role ?? AuditLine.Resident)));
        // The last place is for the line of the audit log.
        if (subjects.Count == LogEntry.MostLines - 1) await Write(null, () => { });
    }

    private async Task Write(AuditDetail? detail, Action written)
    {
        AuditLine[] audit = detail is null ? [] : [new(actor.Municipality, operation, rule.Event, actor.Account, detail with
        {
            Role = actor.Role,
            OnBehalfOf = actor.OnBehalfOf,
            Purpose = rule.Purpose,
            ObjectKind = rule.ObjectKind,
            Object = actor.Object,
            Choice = choice,
            Client = actor.Client,
            Sender = actor.Sender,
            HasPersonalData = rule.HasPersonalData,
        })];
        await logbook.Record(new(audit, [.. subjects]), CancellationToken.None);
        subjects.Clear();
        written();
    }
}
