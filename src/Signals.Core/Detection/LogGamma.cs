namespace Signals.Core.Detection;

/// <summary>The natural logarithm of the gamma function for x &gt; 0, by Stirling's series after shifting x above 10 (error below 10⁻¹³).</summary>
internal static class LogGamma
{
    public static double Of(double x)
    {
        double shift = 0;
        while (x < 10) shift -= Math.Log(x++);
        var square = 1 / (x * x);
        var series = (1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square / 1188)))))));
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x);
    }
}
