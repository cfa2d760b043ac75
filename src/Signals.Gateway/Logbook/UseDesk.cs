using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Time;
using Signals.Gateway.Pages.Texts;
using Signals.Grains.Logbook;
using Signals.Grains.Vault;

namespace Signals.Gateway.Logbook;

/// <summary>What was done with somebody's signal, for whoever has its follow code: the kind of person, when, what and what for. Never who.</summary>
internal sealed class UseDesk(ILogbookRecords records, IKeyRing keys)
{
    /// <summary>How many lines are told at most, the latest ones.</summary>
    public const int Most = 100;

    // Mail that cannot be delivered is tried often. All its tries are one use.
    private const int MostRead = 1_000;

    /// <summary>The uses of a signal, latest first, in words of a language. That they are looked at is one of them next time.</summary>
    public async Task<UseAnswer> Of(MunicipalityCode municipality, SignalId signal, PageTexts texts, OperationLog log, CancellationToken cancellation)
    {
        var (lines, _) = await Lines(municipality, signal, texts, cancellation);
        await log.About(municipality, signal, LogActivity.UseRead);
        return new(lines);
    }

    /// <summary>The uses of a signal, latest first, in words of a language; and whether there are more.</summary>
    public async Task<(IReadOnlyList<UseLine> Lines, bool IsCut)> Lines(MunicipalityCode municipality, SignalId signal, PageTexts texts, CancellationToken cancellation)
    {
        var stored = await records.About(municipality, await keys.Subject(municipality, signal, cancellation), MostRead, cancellation);
        var uses = stored.DistinctBy(line => (line.Line.Operation, line.Line.Detail.Activity)).ToList();
        return ([.. uses.Take(Most).Select(line => Tell(line.Place.At, line.Line.Detail, texts))], uses.Count > Most || stored.Count == MostRead);
    }

    private static UseLine Tell(DateTimeOffset at, ProcessingDetail detail, PageTexts texts) => new(
        DutchTime.Local(at),
        Word(texts, $"gebruik.wie.{detail.Role.Split(',')[0]}", "gebruik.wie.medewerker"),
        Word(texts, $"gebruik.wat.{detail.Activity}", "gebruik.wat.anders"),
        Word(texts, $"gebruik.waarvoor.{detail.Purpose}", "gebruik.waarvoor.anders"));

    // A line may be of a version that knew another word.
    private static string Word(PageTexts texts, string key, string otherwise) => texts[texts.Keys.Contains(key) ? key : otherwise];
}

/// <summary>What was done with a signal.</summary>
/// <param name="Gebruik">The latest uses, latest first; at most 100.</param>
public sealed record UseAnswer(IReadOnlyList<UseLine> Gebruik);

/// <summary>One use.</summary>
/// <param name="Wanneer">When.</param>
/// <param name="Wie">What kind of person. Never who.</param>
/// <param name="Wat">What was done.</param>
/// <param name="Waarvoor">What for.</param>
public sealed record UseLine(DateTimeOffset Wanneer, string Wie, string Wat, string Waarvoor);
