namespace Signals.Calibration.Towns;

/// <summary>A hundred neighbourhoods in ten rows of ten, and which of them lie together.</summary>
internal static class Grid
{
    public const int Side = 10;
    public const int Neighbourhoods = Side * Side;

    /// <summary>Each neighbourhood with those that share a side with it: 3 to 5.</summary>
    public static readonly int[][] BySides = Around(1);

    /// <summary>Each neighbourhood with those that share a side or a corner with it: 4 to 9.</summary>
    public static readonly int[][] ByCorners = Around(2);

    /// <summary>How far apart two neighbourhoods lie, squared.</summary>
    public static int Distance(int one, int other)
    {
        var (rows, columns) = ((one / Side) - (other / Side), (one % Side) - (other % Side));
        return (rows * rows) + (columns * columns);
    }

    private static int[][] Around(int distance) =>
        [.. Enumerable.Range(0, Neighbourhoods).Select(centre => (int[])[centre, .. Enumerable.Range(0, Neighbourhoods).Where(other => other != centre && Distance(centre, other) <= distance)])];
}
