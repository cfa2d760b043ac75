namespace Signals.Silo.Management;

/// <summary><c>Signals.Silo ready</c>: asks the process in the same container whether it is ready. The image holds no shell and no other program that could.</summary>
internal static class ReadyCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>The exit code: 0 when it is ready, 1 otherwise.</returns>
    /// <exception cref="SettingsException">There is no management address to ask.</exception>
    public static async Task<int> Ask(SiloOptions options)
    {
        if (string.IsNullOrEmpty(options.Management))
            throw new SettingsException("Signals:Management is empty, so that nobody can be asked. Give it an address, as in http://127.0.0.1:5081.");
        // The address may stand for every interface; this process is on the same machine.
        var port = BindingAddress.Parse(options.Management).Port;
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            return (await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"))).IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
