using Signals.Core.Areas;

namespace Signals.Grains.Logbook;

/// <summary>
/// That somebody's data were handled, in the processing log: one line for each subject. Names no member of staff; the audit log does, under the same
/// operation.
/// </summary>
/// <param name="Municipality">Which municipality did.</param>
/// <param name="Operation">What was done at once, in both logs.</param>
/// <param name="Subject">Whose data.</param>
/// <param name="Detail">What was done, and what for.</param>
public sealed record ProcessingLine(MunicipalityCode Municipality, OperationId Operation, LogSubject Subject, ProcessingDetail Detail);

/// <summary>What was done with somebody's data, and what for.</summary>
/// <param name="Activity">The processing activity, as a code.</param>
/// <param name="Purpose">What for, as a code of a purpose.</param>
/// <param name="Role">The role of who did it, as a code; never who.</param>
public sealed record ProcessingDetail(string Activity, string Purpose, string Role);
