import type { Sample } from './sample';

/** Answers about letters of authorization and orders. Those of the older document have lower-camel envelopes (traps 23, 26). */
export const letterAndOrderSamples: readonly Sample[] = [
  {
    document: '002 4.8',
    operation: 'ApplyPhysicalConnectionLOA',
    json: `{"message":"successful","statusCode":200,"requestId":"A47BD386-7FDE-42C4-8D22-C6223D18AA1C","code":"200",
      "success":true}`,
    answer: { message: 'successful', statusCode: 200, code: '200', success: true, RequestId: 'A47BD386-7FDE-42C4-8D22-C6223D18AA1C' },
  },
  {
    document: '002 4.9',
    operation: 'CompletePhysicalConnectionLOA',
    json: `{"message":"successful","requestId":"5FA3B04E-AEA0-4F89-BF0D-3FD71ED69BF7","code":"200","success":true}`,
    answer: { message: 'successful', code: '200', success: true, RequestId: '5FA3B04E-AEA0-4F89-BF0D-3FD71ED69BF7' },
  },
  {
    document: '002 4.12',
    operation: 'DescribePhysicalConnectionLOA',
    json: `{"message":"successful","requestId":"318BB676-0A2B-43A0-9AD8-F1D34E93750F","data":{"lineType":"MSTP",
      "status":"Available","pmInfo":[{"pmContactInfo":"1891001****","pmGender":"Male","pmCertificateNo":"1234567",
      "PmCertificateType":"Other ","nextPMIndex":1,"pmName":"test"}],"instanceId":"pc-bp1ca4wca27erts*****",
      "constructionTime":"2019-02-26T08:00:00Z","companyName":"test1234","si":"ctcu","loaUrl":"http://*****"},
      "code":"200","success":true}`,
    answer: { message: 'successful', code: '200', success: true, RequestId: '318BB676-0A2B-43A0-9AD8-F1D34E93750F', PhysicalConnectionLOAType: {
      InstanceId: 'pc-bp1ca4wca27erts*****', Status: 'Available', LineType: 'MSTP', CompanyName: 'test1234', SI: 'ctcu',
      ConstructionTime: '2019-02-26T08:00:00Z', LoaUrl: 'http://*****',
      PMInfo: [{ PMName: 'test', PMGender: 'Male', PMCertificateType: 'Other ', PMCertificateNo: '1234567', PMContactInfo: '1891001****', nextPMIndex: 1 }],
    } },
  },
  {
    document: '003 4.6',
    operation: 'DescribePhysicalConnectionLOA',
    repaired: 'a comma follows the last field',
    json: `{"RequestId":"318BB676-0A2B-43A0-9AD8-F1D34E93750F","PhysicalConnectionLOAType":{"Status":"Available",
      "LineLabel":"bbb222","LineCode":"aaa111","ConstructionTime":"2019-02-26T08:00:00Z","SI":"ctcu",
      "LoaUrl":"http://******","CompanyLocalizedName":"company","InstanceId":"pc-bp1ca4wca27****","LineType":"FIBRE",
      "CompanyName":"test1234","PMInfo":[{"PMGender":"Male","PMCertificateNo":"12345671****","PMName":"name",
      "PMCertificateType":"Other","PMContactInfo":"18910010****"}]}}`,
  },
  {
    document: '002 4.10',
    operation: 'CreatePhysicalConnectionOccupancyOrder',
    json: `{"message":"successful","statusCode":200,"requestId":"CBCE910E-D396-4944-8764-B4047838B2D1",
      "data":{"orderId":203167309740138},"code":"200","success":true}`,
    answer: { message: 'successful', statusCode: 200, code: '200', success: true, RequestId: 'CBCE910E-D396-4944-8764-B4047838B2D1', Data: { OrderId: '203167309740138' } },
  },
  {
    document: '002 4.13',
    operation: 'CreatePhysicalConnectionOccupancyOrder',
    json: `{"message":"successful","statusCode":200,"requestId":"CBCE910E-D396-4944-8764-B4047838B2D1",
      "data":{"orderId":203167309740138},"code":"200","success":true}`,
    answer: { message: 'successful', statusCode: 200, code: '200', success: true, RequestId: 'CBCE910E-D396-4944-8764-B4047838B2D1', Data: { OrderId: '203167309740138' } },
  },
  {
    document: '002 4.11',
    operation: 'CreatePhysicalConnectionSetupOrder',
    repaired: 'one brace too many closes it',
    json: `{"message":"successful","statusCode":200,"requestId":"AA874147-4A58-41D4-95E2-F2FFDAF417A6",
      "data":{"orderId":"203255400960138"},"code":"200","success":true}`,
    answer: { message: 'successful', statusCode: 200, code: '200', success: true, RequestId: 'AA874147-4A58-41D4-95E2-F2FFDAF417A6', OrderId: '203255400960138' },
  },
  {
    document: '003 4.9',
    operation: 'CreatePhysicalConnectionSetupOrder',
    json: `{"RequestId":"F7A6301A-64BA-41EC-8284-8F4838C15D1F","OrderId":"202844382740728",
      "PhysicalConnectionId":"pc-2zegmc02v7ss4****"}`,
  },
];
