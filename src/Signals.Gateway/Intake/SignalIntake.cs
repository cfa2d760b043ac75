using Microsoft.AspNetCore.Http;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Logbook;
using Signals.Gateway.Operations;
using Signals.Gateway.Problems;
using Signals.Grains.Engine;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Vault;

namespace Signals.Gateway.Intake;

/// <summary>The way of one signal inward: names, personal parts to the vault, the rest to its neighbourhood.</summary>
internal sealed class SignalIntake(SignalNames names, PersonalPartsKeeper keeper, TimeProvider clock)
{
    private const int RegistrationDays = 13 * 7;

    /// <param name="key">The sender's idempotency key, or one by chance.</param>
    /// <param name="log">Told of it before anything is kept.</param>
    public async Task<(SignalAnswer? Answer, Problem? Problem)> Receive(CheckedSignal signal, string key, Caller caller, OperationLog log, CancellationToken cancellation)
    {
        using var span = Tracing.Start("intake");
        var now = Now();
        // The prefix keeps keys of senders and of imports apart.
        var (code, id, bodyHash) = await names.Of(signal.Municipality.Code, $"api:{key}", signal.Request, cancellation);
        var together = await names.Together(signal, cancellation);
        var keepUntil = now.AddDays(together is null ? RegistrationDays : Core.Households.Household.KeptDays);
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
            KeptTogether = together,
            RegisteredBy = signal.Source == Source.Resident ? null : caller.Name,
        }, bodyHash, now.AddDays(RegistrationDays));

        // Whatever may come of it from here on, the logs hold it before. That it was recorded shows in the journal.
        await log.About(signal.Municipality.Code, id, LogActivity.SignalReceived);
        await log.Begin();
        var outcome = await keeper.Record(signal.Neighbourhood, record, Parts(signal, together is not null), keepUntil, cancellation);
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

    private static PersonalParts Parts(CheckedSignal signal, bool together)
    {
        var request = signal.Request;
        return new(
            Written(request.Waarneming), Written(request.Duiding), request.Contact?.Email,
            together && signal.Address is { } address ? $"{address.Postcode} {address.Number}{address.Addition}" : null);
    }

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // Milliseconds survive every store, so that a repeat gets the very same answer.
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
