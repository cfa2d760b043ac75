using Signals.Core.Neighbourhoods;
using Signals.Gateway.Intake;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Imports;

/// <summary>One import: reads a window of lines while the one before is being recorded, and tells what came of each in order.</summary>
internal sealed class ImportRun(LineReader lines, ImportFormat format, SignalRules rules, SignalNames names, ImportRecorder recorder, OperationLog log, TimeProvider clock)
{
    private const int Window = 2_048;
    private const int RegistrationDays = 520 * 7;

    private readonly LineKeys keys = new();
    private ImportTotals totals = new(0, 0, 0, 0);
    private long last = 1;
    private bool atEnd;

    /// <param name="tell">Is given every result, and the totals last.</param>
    public async Task Go(Func<object, ValueTask> tell, CancellationToken cancellation)
    {
        var (before, recording) = ((IReadOnlyList<ImportLine>)[], Task.CompletedTask);
        while (true)
        {
            var window = atEnd ? [] : await Read(cancellation);
            await recording;
            foreach (var line in before)
            {
                totals = totals.With(line.Result!);
                await tell(line.Result!);
            }
            if (window.Count == 0) break;
            foreach (var line in window.Where(line => line.Recording is not null))
                await log.About(line.Neighbourhood.Municipality, line.Recording!.Signal.Id, LogActivity.SignalImported);
            await log.Begin();
            (before, recording) = (window, recorder.Record(window, cancellation));
        }
        await tell(new ImportSummary(totals));
    }

    private async Task<List<ImportLine>> Read(CancellationToken cancellation)
    {
        var window = new List<ImportLine>(Window);
        while (window.Count < Window)
        {
            try
            {
                if (await lines.Next(cancellation) is not { } line)
                {
                    atEnd = true;
                    break;
                }
                last = line.Number;
                if (!line.IsBlank) window.Add(await Prepare(line, cancellation));
            }
            catch (InvalidDataException)
            {
                // What is compressed wrongly cannot be read on from here.
                atEnd = true;
                var broken = new ImportLine(last + 1);
                broken.Refuse("ongeldige-gzip", "Vanaf hier is het bestand niet goed ingepakt. De rest is niet gelezen.");
                window.Add(broken);
                break;
            }
        }
        return window;
    }

    private async Task<ImportLine> Prepare(Line line, CancellationToken cancellation)
    {
        var (prepared, errors) = (new ImportLine(line.Number), new FieldErrors());
        var row = format.Read(line, errors);
        var signal = row is null ? null : await rules.Check(row.Request, history: true, errors, cancellation);
        if (signal is null)
        {
            prepared.Refuse(errors);
            return prepared;
        }
        if (keys.Of(row!.Key, line.Text) is not { } key)
        {
            prepared.Refuse("te-veel-regels", $"Een bestand kan hooguit {LineKeys.Most} regels zonder sleutel hebben. Geef regels een sleutel, of deel het bestand op.");
            return prepared;
        }
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        var (_, id, bodyHash) = await names.Of(signal.Municipality.Code, key, row.Request, cancellation);
        var record = new Signal
        {
            Id = id,
            Theme = signal.Theme,
            Source = signal.Source,
            ObservedOn = signal.ObservedOn,
            ReceivedAt = now,
            People = row.Request.Aantal ?? 1,
            Place = row.Request.Plek,
            AboutAnother = row.Request.OverAnder ?? false,
        };
        // History becomes weekly counts, which know no households.
        if (!record.IsHistory) record = record with { Household = await names.Tokens(signal, cancellation) };
        prepared.Take(signal.Neighbourhood, new(record, bodyHash, now.AddDays(RegistrationDays)));
        return prepared;
    }
}
