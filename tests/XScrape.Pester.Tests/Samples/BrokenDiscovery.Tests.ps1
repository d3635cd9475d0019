BeforeDiscovery { throw 'nothing to test with' }
Describe 'Something' { It 'is tested' { } }
