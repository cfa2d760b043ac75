using Signals.Core.Areas;
using Signals.Gateway.Problems;
using Signals.Grains.Neighbourhoods;

namespace Signals.Gateway.Imports;

/// <summary>A line on its way: what is to be recorded, then what came of it.</summary>
internal sealed class ImportLine(long number)
{
    public NeighbourhoodCode Neighbourhood { get; private set; }

    public SignalToRecord? Recording { get; private set; }

    public ImportResult? Result { get; private set; }

    public void Take(NeighbourhoodCode neighbourhood, SignalToRecord recording) => (Neighbourhood, Recording) = (neighbourhood, recording);

    public void Note(RecordStatus status)
    {
        switch (status)
        {
            case RecordStatus.Recorded:
                Result = new(number, ImportResult.Created, Recording!.Signal.Id.ToString(), null);
                break;
            case RecordStatus.Repeated:
                Result = new(number, ImportResult.Known, Recording!.Signal.Id.ToString(), null);
                break;
            case RecordStatus.KeyInUse:
                Refuse("sleutel-al-gebruikt", "Onder deze sleutel is al een ander signaal ingelezen.");
                break;
        }
    }

    public void Refuse(string code, string message)
    {
        var errors = new FieldErrors();
        errors.Add("", code, message);
        Refuse(errors);
    }

    public void Refuse(FieldErrors errors) => Result = new(number, ImportResult.Refused, null,
        // The columns of an import stand side by side.
        [.. errors.All.Select(error => error with { Veld = error.Veld.Replace("/huishouden/", "/", StringComparison.Ordinal) })]);
}
