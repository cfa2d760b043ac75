using Microsoft.AspNetCore.Http;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Households;
using Signals.Gateway.Logbook;
using Signals.Gateway.Operations;
using Signals.Gateway.Problems;
using Signals.Grains.Engine;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Vault;

namespace Signals.Gateway.Intake;

/// <summary>The way of one signal inward: names, personal parts to the vault, the rest to its neighbourhood.</summary>
internal sealed class SignalIntake(SignalNames names, PersonalPartsKeeper keeper, HouseholdRegister households, TimeProvider clock)
{
    private const int DaysRegistered = 7 * Neighbourhood.SignalWeeks;

    /// <param name="key">The sender's idempotency key, or one by chance.</param>
    /// <param name="log">Told of it before anything is kept.</param>
    public async Task<(SignalAnswer? Answer, Problem? Problem)> Receive(CheckedSignal signal, string key, Caller caller, OperationLog log, CancellationToken cancellation)
    {
        using var span = Tracing.Start("intake");
        var now = Now();
        // The prefix keeps keys of senders and of imports apart.
        var (code, id, bodyHash) = await names.Of(signal.Municipality.Code, $"api:{key}", signal.Request, cancellation);
        // Whatever may come of it from here on, the logs hold it before. That it was recorded shows in the journal.
        await log.About(signal.Municipality.Code, id, LogActivity.SignalReceived);
        await log.Begin();
        // What somebody told of another is none of the household's own signals.
        HouseholdId? together = signal is { Address: { } address, Request: { BijElkaarHouden: true, OverAnder: not true }, Municipality: { View.KeepsHouseholds: true, Code: var municipality } }
            ? await households.Agree(municipality, address, id, cancellation)
            : null;
        var parts = Parts(signal);
        var record = new SignalToRecord(new()
        {
            Id = id,
            Theme = signal.Theme,
            Source = signal.Source,
            ObservedOn = signal.ObservedOn,
            ReceivedAt = now,
            Household = await names.Tokens(signal, cancellation),
            People = signal.Request.Aantal ?? 1,
            Place = signal.Request.Plek,
            AboutAnother = signal.Request.OverAnder ?? false,
            HasWordsAboutAnother = signal.Request.OverAnder == true && parts.HasWords,
            KeptTogether = together,
            RegisteredBy = signal.Source == Source.Resident ? null : caller.Name,
        }, bodyHash, now.AddDays(DaysRegistered));

        var outcome = await keeper.Record(signal.Neighbourhood, record, parts, cancellation);
        GatewayMeter.Answered(outcome.Status);
        return outcome.Status switch
        {
            RecordStatus.Recorded or RecordStatus.Repeated =>
                (new(id.ToString(), code.ToString(), DutchTime.Local(outcome.ReceivedAt), "ontvangen"), null),
            RecordStatus.KeyInUse => (null, new(StatusCodes.Status409Conflict, "Sleutel al gebruikt",
                "Onder deze Idempotency-Key is al een ander signaal ontvangen. Er is niets veranderd.")),
            _ => (null, Problem.Busy()),
        };
    }

    private static PersonalParts Parts(CheckedSignal signal) =>
        new(Written(signal.Request.Waarneming), Written(signal.Request.Duiding), signal.Request.Contact?.Email);

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // Milliseconds survive every store, so that a repeat gets the very same answer.
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
