namespace Signals.Silo.Hosting;

/// <summary>Where the host meets the Orleans engine, in builds that hold it.</summary>
internal static partial class ClusterHook
{
    private const string Absent =
        "Signals:Role is Silo or Gateway, but this program was built without the cluster. Build it with UseOrleans=true, or leave the role out to run everything in one process.";

    /// <summary>Makes the process a silo of the cluster.</summary>
    /// <exception cref="SettingsException">This build holds no Orleans, or a certificate cannot be read.</exception>
    public static void AddClusterSilo(this IHostApplicationBuilder host, SiloOptions options)
    {
        var added = false;
        AddSilo(host, options, ref added);
        if (!added) throw new SettingsException(Absent);
    }

    /// <summary>Makes the process a gateway of the cluster.</summary>
    /// <exception cref="SettingsException">This build holds no Orleans, or a certificate cannot be read.</exception>
    public static void AddClusterGateway(this IHostApplicationBuilder host, SiloOptions options)
    {
        var added = false;
        AddGateway(host, options, ref added);
        if (!added) throw new SettingsException(Absent);
    }

    static partial void AddSilo(IHostApplicationBuilder host, SiloOptions options, ref bool added);

    static partial void AddGateway(IHostApplicationBuilder host, SiloOptions options, ref bool added);
}
