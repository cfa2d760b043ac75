using System.Globalization;
using Signals.Core.Areas;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Grains.Vault;

/// <summary>What a municipality's keys are for.</summary>
public static class KeyPurposes
{
    /// <summary>Follow codes and what is derived from them. Stays.</summary>
    public const string Follow = "volgcode";

    /// <summary>Addresses of households that agreed that their signals are kept together, and their signals. Stays: what it leads to goes from the vault on time.</summary>
    public const string KeptTogether = "bij-elkaar";

    /// <summary>Noise in figures. Stays: with another key the same cell would have another figure.</summary>
    public const string Noise = "ruis";

    /// <summary>Household tokens of one period. Destroyed on time.</summary>
    public static string Tokens(TokenPeriod period) => $"huishouden/{period}";

    /// <summary>Words that were written of one approach. Destroyed when it is no longer kept.</summary>
    public static string Approach(string id) => $"aanpak/{id}";

    /// <summary>Words of the conversations that began in one year. Destroyed when none of them is kept any more.</summary>
    public static string Conversations(int year) => string.Create(CultureInfo.InvariantCulture, $"gesprekken/{year}");

    /// <summary>Marks of whose a device is, of no municipality. Stays.</summary>
    public const string Devices = "toestel";

    /// <summary>Secrets with which webhooks are signed. Stays.</summary>
    public const string Webhooks = "webhook";

    /// <summary>Subjects in the processing log. Stays.</summary>
    public const string LogSubjects = "logboek";

    /// <summary>Networks from which staff worked in one month, in the audit log; of no municipality. Destroyed on time.</summary>
    public static string LogSenders(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"logboek-afzender/{year}-{month:D2}");

    /// <summary>Sessions and forms of one period, of no municipality. Destroyed on time.</summary>
    public static string Visits(int period) => string.Create(CultureInfo.InvariantCulture, $"bezoek/{period}");
}

/// <summary>Names households under a municipality's keys.</summary>
public static class HouseholdKeys
{
    /// <summary>The tokens of an address for a signal observed on a day: one, or two while periods overlap.</summary>
    public static async Task<IReadOnlyList<HouseholdToken>> Tokens(
        this IKeyRing keys, MunicipalityCode municipality, HouseholdAddress address, DateOnly observedOn, CancellationToken cancellation)
    {
        var tokens = new List<HouseholdToken>(2);
        foreach (var period in TokenPeriod.At(observedOn))
        {
            var key = await keys.Key(municipality, KeyPurposes.Tokens(period), DutchTime.StartOf(period.KeyEnds(Signal.LatestInDays)), cancellation);
            tokens.Add(HouseholdToken.Of(key.Span, period, address));
        }
        return tokens;
    }
}
