using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Text;
using Signals.Grains.Vault;

namespace Signals.Grains.Logbook;

/// <summary>
/// Stands for somebody in the processing log: a keyed hash. With the key the lines about a subject are found; without it they say nothing of whom.
/// <c>default</c> stands for nobody.
/// </summary>
public readonly record struct LogSubject(UInt128 Value);

/// <summary>Names subjects under a municipality's key.</summary>
public static class LogSubjects
{
    /// <summary>Whoever a signal is of.</summary>
    public static async Task<LogSubject> Subject(this IKeyRing keys, MunicipalityCode municipality, SignalId signal, CancellationToken cancellation) =>
        new(Keyed.Hash((await keys.Key(municipality, KeyPurposes.LogSubjects, null, cancellation)).Span, "signaal", signal.ToString()));

    /// <summary>A household that agreed that its signals are kept together.</summary>
    public static async Task<LogSubject> Subject(this IKeyRing keys, HouseholdId household, CancellationToken cancellation) =>
        new(Keyed.Hash((await keys.Key(household.Municipality, KeyPurposes.LogSubjects, null, cancellation)).Span, "huishouden", household.ToString()));
}
