using Signals.Core.DataQuality;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Core.Vigils;

/// <summary>What teams are told of silence, and of its end.</summary>
internal static class VigilWording
{
    public static DataQualityNote Begun(Quiet quiet, IsoWeek last, bool isNothing, DateTimeOffset now) => new()
    {
        Kind = quiet.Source is null ? DataQualityNoteKind.NothingFound : DataQualityNoteKind.SourceSilent,
        Source = quiet.Source,
        From = quiet.From.Monday,
        To = last.Sunday,
        Explanation = quiet.Source is { } source
            ? $"Uit de bron '{source.Name()}' kwam sinds {DutchDay.WithYear(quiet.From.Monday)} in de hele gemeente {(isNothing ? "niets" : "bijna niets")} meer binnen. Dat is zelden toeval. {Perhaps(source)} Of er is echt niets verteld. Kijk het na."
            : $"Sinds {DutchDay.WithYear(quiet.From.Monday)} viel het platform in de hele gemeente {(isNothing ? "niets" : "bijna niets")} meer op, en daarvoor wel. Dat is zelden toeval. Misschien komen signalen niet aan, of is er iets aan de instellingen veranderd. Of het is echt rustig. Kijk het na.",
        NotedAt = now,
    };

    /// <summary>It is over; or it never was, where the last of a week was told only after silence had been noted.</summary>
    public static DataQualityNote Ended(Quiet quiet, IsoWeek last, DateTimeOffset now)
    {
        var through = last > quiet.From ? (last - 1).Sunday : quiet.From.Sunday;
        return new()
        {
            Kind = quiet.Source is null ? DataQualityNoteKind.FindsAgain : DataQualityNoteKind.SourceHeardAgain,
            Source = quiet.Source,
            From = quiet.From.Monday,
            To = through,
            Explanation = last > quiet.From
                ? (quiet.Source is { } source ? $"Uit de bron '{source.Name()}' komt weer iets binnen. " : "Het platform valt weer iets op. ")
                    + $"Van {DutchDay.WithYear(quiet.From.Monday)} tot en met {DutchDay.WithYear(through)} was het stil. Die weken tellen niet mee voor wat gewoon is aan hoeveel er binnenkomt."
                : (quiet.Source is { } late ? $"Uit de bron '{late.Name()}' kwam toch genoeg binnen" : "Er viel het platform toch genoeg op")
                    + $" vanaf {DutchDay.WithYear(quiet.From.Monday)}. Een deel daarvan kwam later dan anders. Het was dus niet stil.",
            NotedAt = now,
        };
    }

    private static string Perhaps(Source source) => source switch
    {
        Source.WalkIn => "Misschien ging een inloopspreekuur niet door, of is niet ingevoerd wat daar werd verteld.",
        Source.CoffeeCart => "Misschien stond de koffiekar er niet, of is niet ingevoerd wat daar werd verteld.",
        Source.Resident => "Misschien werkt het formulier op de website niet, of is het niet meer te vinden.",
        Source.HomeVisit => "Misschien wordt niet meer ingevoerd wat mensen op huisbezoek vertellen.",
        _ => "Misschien stokt de levering van een partner.",
    };
}
