using NetTopologySuite.Geometries;

namespace Signals.Gateway.Areas;

/// <summary>Coordinates of the Dutch national grid (Rijksdriehoek, in metres) as longitude and latitude (WGS 84).</summary>
/// <remarks>The polynomials of Schreutelkamp and Strang van Hees (2001), right to within a metre all over the country: as fine as a shape is kept.</remarks>
internal static class RdCoordinates
{
    /// <summary>Where the grid is used.</summary>
    public static readonly Envelope Extent = new(-7_000, 300_000, 289_000, 629_000);

    private const double OriginX = 155_000;
    private const double OriginY = 463_000;
    private const double OriginLongitude = 5.38720621;
    private const double OriginLatitude = 52.15517440;
    private const double PerUnit = 1e-5;
    private const double SecondsPerDegree = 3_600;

    // Seconds of an arc for each power of x and of y.
    private static readonly (int X, int Y, double Seconds)[] Longitude =
    [
        (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594), (3, 1, -0.05607), (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128),
        (0, 2, 0.00022), (2, 0, -0.00022), (5, 0, 0.00026),
    ];

    private static readonly (int X, int Y, double Seconds)[] Latitude =
    [
        (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.2475), (2, 1, -0.84978), (0, 3, -0.0655), (2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.0053), (2, 3, -0.00039),
        (4, 1, 0.00033), (1, 1, -0.00012),
    ];

    /// <param name="x">Metres east, within <see cref="Extent"/>.</param>
    /// <param name="y">Metres north.</param>
    public static (double Longitude, double Latitude) ToDegrees(double x, double y)
    {
        var (dx, dy) = ((x - OriginX) * PerUnit, (y - OriginY) * PerUnit);
        return (OriginLongitude + (Sum(Longitude) / SecondsPerDegree), OriginLatitude + (Sum(Latitude) / SecondsPerDegree));

        double Sum((int X, int Y, double Seconds)[] terms) => terms.Sum(term => term.Seconds * Math.Pow(dx, term.X) * Math.Pow(dy, term.Y));
    }
}
