using System.Globalization;

namespace Signals.Grains.Logbook;

/// <summary>Names what was done at once. Made by chance for each operation, or under a key from what is sent, and tells nothing by itself; <c>default</c> names none.</summary>
public readonly record struct OperationId(UInt128 Value)
{
    /// <returns>32 hexadecimal digits.</returns>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
